//! The grammar that both engines' expressions share, as far as the library writes it.

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// The column that is read.
    Column,
    Number(i128),
    Text(String),
    /// A literal behind the name of its type: `DATE'1970-01-01'`.
    Typed(String, String),
    Call(String, Vec<Expression>),
    Cast(Box<Expression>, String),
    /// Left side, operator, right side.
    Infix(Box<Expression>, String, Box<Expression>),
}

/// Reads a whole expression.
pub fn parse(text: &str) -> Expression {
    let mut reader = Reader { tokens: tokens(text), at: 0 };
    let expression = reader.infix(0);
    assert_eq!(reader.at, reader.tokens.len(), "{text}: {:?} is left over", &reader.tokens[reader.at..]);
    expression
}

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Word(String),
    Quoted(String),
    Backticked,
    Number(String),
    Sign(char),
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text.chars().peekable();
    while let Some(first) = rest.next() {
        let mut run = |first: char, more: fn(char) -> bool| {
            let mut word = String::from(first);
            while let Some(letter) = rest.next_if(|letter| more(*letter)) {
                word.push(letter);
            }
            word
        };
        match first {
            ' ' => {}
            'a'..='z' | 'A'..='Z' | '_' => {
                tokens.push(Token::Word(run(first, |c| c.is_ascii_alphanumeric() || c == '_')))
            }
            '0'..='9' => tokens.push(Token::Number(run(first, |c| c.is_ascii_digit()))),
            '\'' => {
                let mut quoted = String::new();
                while let Some(letter) = rest.next() {
                    match letter {
                        '\'' => break,
                        '\\' => quoted.extend(rest.next()),
                        letter => quoted.push(letter),
                    }
                }
                tokens.push(Token::Quoted(quoted));
            }
            '`' => {
                rest.by_ref().take_while(|letter| *letter != '`').for_each(drop);
                tokens.push(Token::Backticked);
            }
            sign => tokens.push(Token::Sign(sign)),
        }
    }
    tokens
}

struct Reader {
    tokens: Vec<Token>,
    at: usize,
}

impl Reader {
    fn next(&mut self) -> Token {
        self.at += 1;
        self.tokens[self.at - 1].clone()
    }

    fn takes(&mut self, token: &Token) -> bool {
        let is = self.tokens.get(self.at) == Some(token);
        self.at += usize::from(is);
        is
    }

    /// Operators bind the tighter, the later they stand here.
    fn infix(&mut self, level: usize) -> Expression {
        const LEVELS: [&[&str]; 3] = [&["<"], &["+", "-"], &["*", "DIV"]];
        let Some(operators) = LEVELS.get(level) else { return self.primary() };
        let mut left = self.infix(level + 1);
        loop {
            let operator = match self.tokens.get(self.at) {
                Some(Token::Sign(sign)) => sign.to_string(),
                Some(Token::Word(word)) => word.clone(),
                _ => return left,
            };
            if !operators.contains(&operator.as_str()) {
                return left;
            }
            self.at += 1;
            left = Expression::Infix(Box::new(left), operator, Box::new(self.infix(level + 1)));
        }
    }

    fn primary(&mut self) -> Expression {
        match self.next() {
            Token::Backticked => Expression::Column,
            Token::Number(digits) => Expression::Number(digits.parse().unwrap()),
            Token::Quoted(text) => Expression::Text(text),
            Token::Sign('(') => {
                let inner = self.infix(0);
                assert!(self.takes(&Token::Sign(')')));
                inner
            }
            Token::Word(name) if name == "e" && self.takes(&Token::Sign('.')) => {
                self.next();
                Expression::Column
            }
            Token::Word(name) if name == "CAST" => {
                assert!(self.takes(&Token::Sign('(')));
                let value = self.infix(0);
                if self.takes(&Token::Sign(',')) {
                    let Token::Quoted(data_type) = self.next() else { panic!("CAST(x, 'type')") };
                    assert!(self.takes(&Token::Sign(')')));
                    return Expression::Cast(Box::new(value), data_type);
                }
                assert!(self.takes(&Token::Word("AS".to_owned())));
                Expression::Cast(Box::new(value), self.data_type())
            }
            Token::Word(name) => {
                if let Some(Token::Quoted(text)) = self.tokens.get(self.at).cloned() {
                    self.at += 1;
                    return Expression::Typed(name, text);
                }
                assert!(self.takes(&Token::Sign('(')), "{name} is no function here");
                let mut arguments = Vec::new();
                while !self.takes(&Token::Sign(')')) {
                    arguments.push(self.infix(0));
                    self.takes(&Token::Sign(','));
                }
                Expression::Call(name, arguments)
            }
            token => panic!("{token:?} begins no expression"),
        }
    }

    /// A type up to the parenthesis that ends the cast.
    fn data_type(&mut self) -> String {
        let mut text = String::new();
        let mut depth = 0;
        loop {
            match self.next() {
                Token::Sign(')') if depth == 0 => return text,
                Token::Sign(sign) => {
                    depth += i32::from(sign == '(') - i32::from(sign == ')');
                    text.push(sign);
                    text.push_str(if sign == ',' { " " } else { "" });
                }
                Token::Word(word) | Token::Number(word) => text.push_str(&word),
                Token::Quoted(word) => text.push_str(&format!("'{word}'")),
                Token::Backticked => panic!("a column is no type"),
            }
        }
    }
}

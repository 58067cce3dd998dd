use crate::connect::{Config, Predicate};

use super::settings::{SettingFault, Settings};
use super::{Declared, Transform};

/// A transform in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Alias in `transforms`.
    pub alias: String,
    /// The transform.
    pub transform: Transform,
    /// Alias of the predicate that must hold, if any.
    pub predicate: Option<String>,
    /// Whether it must not hold instead.
    pub negate: bool,
}

/// Transforms in order, with the predicates that they name.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Chain {
    /// Transforms in the order in which records pass them.
    pub steps: Vec<Step>,
    /// Predicates by alias.
    pub predicates: Vec<(String, Predicate)>,
}

impl Chain {
    /// The chain of a connector, and each setting that keeps the connector from starting.
    pub fn read(config: &Config) -> (Self, Vec<SettingFault>) {
        let (mut chain, mut faults) = (Self::default(), Vec::new());
        for alias in aliases(config, "predicates", &mut faults) {
            let mut settings = Settings::new(config, format!("predicates.{alias}."));
            if typed(&mut settings) {
                chain.predicates.push((alias, Predicate::read(&mut settings)));
            }
            faults.append(&mut settings.faults);
        }
        for alias in aliases(config, "transforms", &mut faults) {
            let mut settings = Settings::new(config, format!("transforms.{alias}."));
            if typed(&mut settings) {
                let step = chain.step(alias, &mut settings);
                chain.steps.push(step);
            }
            faults.append(&mut settings.faults);
        }
        (chain, faults)
    }

    fn step(&self, alias: String, settings: &mut Settings<'_>) -> Step {
        let predicate = settings.text("predicate").filter(|name| !name.is_empty()).map(str::to_owned);
        let negate = settings.read(&crate::connect::catalogue::Key::boolean("negate").default("false"));
        match &predicate {
            Some(name) if !self.predicates.iter().any(|(known, _)| known == name) => {
                settings.refuse("predicate", format!("there is no predicate `{name}`"));
            }
            None if negate => settings.refuse("negate", "there is no predicate to negate"),
            _ => {}
        }
        Step { alias, transform: Transform::read(settings), predicate, negate }
    }

    /// Declares what the transforms of a class do that is not known here.
    pub fn declare(&mut self, class: &str, effect: &[Declared]) {
        for step in &mut self.steps {
            if let Transform::Custom(custom) = &mut step.transform
                && custom.class == class
            {
                custom.effect = Some(effect.to_vec());
            }
        }
    }

    /// The chain in Connect's keys.
    pub fn config(&self) -> Config {
        let mut config = Config::default();
        let aliases = |names: Vec<&str>| names.join(",");
        if !self.steps.is_empty() {
            config.set("transforms", aliases(self.steps.iter().map(|step| step.alias.as_str()).collect()));
        }
        for step in &self.steps {
            let prefix = format!("transforms.{}.", step.alias);
            config.set(format!("{prefix}type"), step.transform.class());
            config.append(&prefix, step.transform.config());
            if let Some(predicate) = &step.predicate {
                config.set(format!("{prefix}predicate"), predicate.clone());
            }
            if step.negate {
                config.set(format!("{prefix}negate"), "true");
            }
        }
        if !self.predicates.is_empty() {
            config.set("predicates", aliases(self.predicates.iter().map(|(alias, _)| alias.as_str()).collect()));
        }
        for (alias, predicate) in &self.predicates {
            config.append(&format!("predicates.{alias}."), predicate.config());
        }
        config
    }
}

fn typed(settings: &mut Settings<'_>) -> bool {
    let typed = settings.text("type").is_some_and(|class| !class.is_empty());
    if !typed {
        settings.refuse("type", "its class is missing");
    }
    typed
}

/// The aliases that a key lists; Connect takes none twice.
fn aliases(config: &Config, key: &str, faults: &mut Vec<SettingFault>) -> Vec<String> {
    let mut known: Vec<String> = Vec::new();
    let listed = config.get(key).into_iter().flat_map(|list| list.split(','));
    for alias in listed.map(str::trim).filter(|alias| !alias.is_empty()) {
        if known.iter().any(|each| each == alias) {
            faults.push(SettingFault { key: key.to_owned(), message: format!("`{alias}` stands there twice") });
        } else {
            known.push(alias.to_owned());
        }
    }
    known
}

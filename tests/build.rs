//! Makes row types of a table with every column type, which the tests compile and read.

fn main() -> Result<(), datastack_gen::GenerateError> {
    datastack_gen::Generator::new("all_types").rust_rows().run().map(drop)
}

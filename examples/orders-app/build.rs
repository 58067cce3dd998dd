//! Makes the row types of the shop's tables from their definition.

fn main() -> Result<(), datastack_gen::GenerateError> {
    datastack_gen::Generator::new("../production").rust_rows().run().map(drop)
}

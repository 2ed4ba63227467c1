//! `synod`, the command line, with the protocols that Synod brings.

fn main() -> std::process::ExitCode {
    cli::main(cores::registry())
}

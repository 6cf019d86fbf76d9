use std::process::ExitCode;

fn main() -> ExitCode {
    tebiki::cli::run(std::env::args_os())
}

use std::process::ExitCode;

// A build makes millions of small values on several threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    tebiki::cli::run(std::env::args_os())
}

using System.Runtime.ExceptionServices;
using System.Text;
using Bench.Cli;
using Bench.Cli.Terminal;

// A thread that nobody waits for ends by the same rule as everything else.
ExceptionHandling.SetUnhandledExceptionHandler(fault =>
{
    Environment.Exit(Faults.Tell(fault, new PlainWriter(new GuardedWriter(Console.Error))));
    return true;
});
try
{
    Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
}
catch (IOException)
{
    // Standard output is closed or full: the guard of the command line says so where something is lost.
}

return await CommandLine.RunAsync(args);


namespace Bench.Cli.Tests;

/// <summary>One call of the command line, with what it wrote.</summary>
internal sealed record CommandRun(int Code, string Output, string Error)
{
    public static async Task<CommandRun> Of(params string[] arguments)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error, isTerminal: false);
        return new CommandRun(code, output.ToString(), error.ToString());
    }
}

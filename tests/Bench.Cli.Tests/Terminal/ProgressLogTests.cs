using Bench.Cli.Terminal;

namespace Bench.Cli.Tests.Terminal;

public sealed class ProgressLogTests
{
    [Fact]
    public void A_file_gets_whole_lines_without_control_characters()
    {
        var output = new StringWriter();
        var log = new ProgressLog(output, isTerminal: false);

        log.Stage("Train");
        log.Transient("step 1 of 9");
        log.Line("epoch 1");

        Assert.Equal($"[00:00] Train{output.NewLine}epoch 1{output.NewLine}", output.ToString());
    }

    [Fact]
    public void On_a_terminal_the_next_line_replaces_a_transient_one()
    {
        var output = new StringWriter();
        var log = new ProgressLog(output, isTerminal: true);

        log.Transient("step 1 of 9");
        log.Line("epoch 1");

        Assert.Equal($"step 1 of 9\r\e[2Kepoch 1{output.NewLine}", output.ToString());
    }
}

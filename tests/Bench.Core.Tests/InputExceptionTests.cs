namespace Bench.Core.Tests;

public sealed class InputExceptionTests
{
    // A table of one line may have a column of thirty million characters, and messages list the columns there are.
    [Fact]
    public void What_came_out_of_a_file_does_not_make_a_message_as_long_as_the_file()
    {
        var message = new InputException("table.csv", new string('a', 1_000_000), new string('b', 1_000_000)).Message;

        Assert.InRange(message.Length, 4000, 4200);
        Assert.Contains("…", message, StringComparison.Ordinal);
    }
}

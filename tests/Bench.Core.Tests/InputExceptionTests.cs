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

    [Fact]
    public void A_message_stays_short_whatever_a_file_says_of_itself()
    {
        // The name of a claim stands in the place of an error: 200,000 characters of it once filled a screen.
        var problem = new InputException(
            $"claims.json, claim {new string('x', 200_000)}", new string('y', 200_000), new string('z', 200_000));

        Assert.StartsWith("claims.json, claim xxx", problem.Message, StringComparison.Ordinal);
        Assert.InRange(problem.Message.Length, 3 * 2000, (3 * 2000) + 100);
    }
}

using Bench.Cli.Terminal;
using Bench.Core;

namespace Bench.Cli.Tests.Terminal;

/// <summary>One rule for every end that is not a success.</summary>
public sealed class FaultsTests
{
    [Fact]
    public void What_nobody_foresaw_is_one_sentence_with_the_place_of_the_trace()
    {
        var (code, text) = Tell(Thrown(new InvalidOperationException("the index was 7")));

        Assert.Equal(70, code);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.Single(text.Trim().Split('\n'));
        var log = text.Trim().Split(' ')[^1].TrimEnd('.');
        Assert.Contains("the index was 7", File.ReadAllText(log), StringComparison.Ordinal);
        Assert.Contains(nameof(Thrown), File.ReadAllText(log), StringComparison.Ordinal);
        File.Delete(log);
    }

    [Fact]
    public void What_several_threads_met_is_told_as_the_message_with_file_and_remedy_among_it()
    {
        var (code, text) = Tell(
            new AggregateException(
                new IOException("x"), new AggregateException(new InputException("Mouse1.h5", "is cut short.", "copy it again."))));

        Assert.Equal(ExitCode.BadInput, code);
        Assert.Contains("Mouse1.h5: is cut short.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_of_the_system_and_too_little_memory_are_no_faults_of_the_program()
    {
        Assert.Equal(ExitCode.BadInput, Tell(new UnauthorizedAccessException("Access to the path '/a' is denied.")).Code);
        Assert.Equal(ExitCode.BadInput, Tell(new PathTooLongException("/aaa")).Code);
        Assert.Equal(ExitCode.BadInput, Tell(new InsufficientMemoryException()).Code);
    }

    [Fact]
    public void An_interruption_in_a_thread_is_an_interruption() =>
        Assert.Equal(ExitCode.Interrupted, Tell(new AggregateException(new TaskCanceledException())).Code);

    private static (int Code, string Text) Tell(Exception fault)
    {
        using var error = new StringWriter();
        var code = Faults.Tell(fault, error);
        return (code, error.ToString());
    }

    private static InvalidOperationException Thrown(InvalidOperationException fault)
    {
        try
        {
            throw fault;
        }
        catch (InvalidOperationException caught)
        {
            return caught;
        }
    }
}

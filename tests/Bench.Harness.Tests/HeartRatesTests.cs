using Bench.Core;
using Bench.Harness.Options;

namespace Bench.Harness.Tests;

public sealed class HeartRatesTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void One_number_is_the_rate_of_every_mouse()
    {
        Assert.Equal(450.5, HeartRates.Parse("450.5").Of("Mouse1"));
        Assert.Equal(double.NaN, HeartRates.Parse(null).Of("Mouse1"));
    }

    [Fact]
    public void A_table_has_the_rate_of_each_mouse_and_the_others_are_not_known()
    {
        File.WriteAllText(_file, "bpm;mouse\n450;Mouse2\n");
        Assert.Equal((450, double.NaN), (HeartRates.Parse(_file).Of("Mouse2"), HeartRates.Parse(_file).Of("Mouse1")));
    }

    [Theory]
    [InlineData("mouse,rate\nMouse1,450\n", "no column bpm")]
    [InlineData("mouse,bpm\nMouse1,0\n", "line 2 has '0' for a heart rate")]
    [InlineData("mouse,bpm\nMouse1,\n", "leave out mice whose rate is not known")]
    [InlineData("mouse,bpm\nMouse1,450\nMouse1,451\n", "line 3 names Mouse1 again")]
    public void A_table_that_cannot_be_used_is_refused_with_place_and_reason(string table, string expected)
    {
        File.WriteAllText(_file, table);
        Assert.Contains(expected, Assert.Throws<InputException>(() => HeartRates.Parse(_file)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-5", "above 0")]
    [InlineData("NaN", "above 0")]
    [InlineData("fast", "columns mouse and bpm")]
    public void What_is_no_rate_is_refused(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<InputException>(() => HeartRates.Parse(text)).Message, StringComparison.Ordinal);

    public void Dispose() => File.Delete(_file);
}

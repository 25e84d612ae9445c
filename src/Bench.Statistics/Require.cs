using System.Runtime.CompilerServices;

namespace Bench.Statistics;

/// <summary>Checks of arguments: a failure is an error in the calling program, not in the data.</summary>
internal static class Require
{
    public static void SameLength(int first, int second, string name)
    {
        if (first != second)
        {
            throw new ArgumentException($"The columns must be equally long; one has {first} values, the other {second}.", name);
        }
    }

    public static void Level(double level, [CallerArgumentExpression(nameof(level))] string name = "")
    {
        if (!(level > 0 && level < 1))
        {
            throw new ArgumentOutOfRangeException(name, level, "A level is a fraction between 0 and 1, such as 0.95.");
        }
    }

    public static void Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value > 0 && double.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(name, value, "The value must be finite and above zero.");
        }
    }

    public static void AtLeast(int value, int least, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value < least)
        {
            throw new ArgumentOutOfRangeException(name, value, $"The value must be at least {least}.");
        }
    }
}

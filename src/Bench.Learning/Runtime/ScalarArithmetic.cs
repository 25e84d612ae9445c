using TorchSharp;
using static TorchSharp.torch;

namespace Bench.Learning.Runtime;

/// <summary>
/// Arithmetic of tensors with numbers. TorchSharp turns a number into an object with a finaliser and hands only its address to libtorch:
/// where a garbage collection meets such a call, the number is freed while it is read, and a training of hours ends in a crash. Here every
/// such object lives until the call is over. Elsewhere in this project the implicit conversion is banned (BannedSymbols.txt).
/// </summary>
internal static class ScalarArithmetic
{
    // Rooted for good, so never collected.
    private static readonly Scalar One = 1.ToScalar();

    /// <summary>x + y.</summary>
    public static Tensor Plus(this Tensor x, Tensor y) => x.add(y, One);

    /// <summary>x + number.</summary>
    public static Tensor Plus(this Tensor x, double number)
    {
        using var scalar = number.ToScalar();
        return x.add(scalar, One);
    }

    /// <summary>x · number.</summary>
    public static Tensor Times(this Tensor x, double number)
    {
        using var scalar = number.ToScalar();
        return x.mul(scalar);
    }

    /// <summary>x to the power of a number.</summary>
    public static Tensor Power(this Tensor x, double number)
    {
        using var scalar = number.ToScalar();
        return x.pow(scalar);
    }

    /// <summary>True where x is a whole number.</summary>
    public static Tensor Is(this Tensor x, int number)
    {
        using var scalar = number.ToScalar();
        return x.eq(scalar);
    }

    /// <summary>x ← x + y.</summary>
    public static Tensor Add(this Tensor x, Tensor y) => x.add_(y, One);

    /// <summary>x ← x + factor · y.</summary>
    public static Tensor Add(this Tensor x, Tensor y, double factor)
    {
        using var scalar = factor.ToScalar();
        return x.add_(y, scalar);
    }

    /// <summary>x ← x + number.</summary>
    public static Tensor Add(this Tensor x, double number)
    {
        using var scalar = number.ToScalar();
        return x.add_(scalar, One);
    }

    /// <summary>x ← x · number.</summary>
    public static Tensor Multiply(this Tensor x, double number)
    {
        using var scalar = number.ToScalar();
        return x.mul_(scalar);
    }

    /// <summary>x ← x / number.</summary>
    public static Tensor Divide(this Tensor x, double number)
    {
        using var scalar = number.ToScalar();
        return x.div_(scalar);
    }

    /// <summary>x ← x + factor · y · y.</summary>
    public static Tensor AddSquare(this Tensor x, Tensor y, double factor)
    {
        using var scalar = factor.ToScalar();
        return x.addcmul_(y, y, scalar);
    }
}

using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Bench.Learning.Runtime;

/// <summary>
/// Whether the processor multiplies bfloat16 numbers itself. Where it does not, libtorch does so in software, several times slower than
/// float32.
/// </summary>
public static class Bfloat16Instructions
{
    // Intel Software Developer's Manual, volume 2A, CPUID: leaf 7, subleaf 0, EDX bit 22 is AMX-BF16; subleaf 1, EAX bit 5 is AVX512_BF16.
    private const int FeatureLeaf = 7;
    private const int AmxBit = 1 << 22;
    private const int Avx512Bit = 1 << 5;

    /// <summary>True where it has them, false where it has not, null where this cannot be told (processors other than x86-64).</summary>
    public static bool? ArePresent { get; } = RuntimeInformation.ProcessArchitecture == Architecture.X64 && X86Base.IsSupported
        ? X86Base.CpuId(0, 0).Eax >= FeatureLeaf && Avx512F.IsSupported
            && ((X86Base.CpuId(FeatureLeaf, 0).Edx & AmxBit) != 0 || (X86Base.CpuId(FeatureLeaf, 1).Eax & Avx512Bit) != 0)
        : null;
}

using System.Runtime.InteropServices;
using Bench.Learning.Runtime;

namespace Bench.Learning.Tests.Runtime;

public sealed class Bfloat16InstructionsTests
{
    [Fact]
    public void The_processor_has_them_where_Linux_lists_them()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64,
            "only Linux on x86-64 lists a processor's features in /proc/cpuinfo");
        var flags = File.ReadLines("/proc/cpuinfo").First(l => l.StartsWith("flags", StringComparison.Ordinal)).Split(' ');

        Assert.Equal(flags.Contains("avx512_bf16") || flags.Contains("amx_bf16"), Bfloat16Instructions.ArePresent);
    }
}

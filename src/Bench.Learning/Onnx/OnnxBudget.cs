using Microsoft.ML.OnnxRuntime;

namespace Bench.Learning.Onnx;

/// <summary>
/// What a model made elsewhere may use. A few bytes of a file can ask for any amount of memory (<c>ConstantOfShape</c>, <c>Expand</c>,
/// <c>Resize</c>) and, with a loop, of time. ONNX Runtime gets the arrays of such models from one allocator, which refuses what is beyond
/// the budget. What this does not limit: the time of a single operator.
/// </summary>
internal static class OnnxBudget
{
    /// <summary>Memory of all arrays together, in GiB: three times what the published network needs in a pass.</summary>
    public const int MemoryGib = 3;

    /// <summary>Time for one pass of a model with loops, which may never end. Networks that segment images rarely have any.</summary>
    public static readonly TimeSpan LoopTime = TimeSpan.FromSeconds(30);

    private const int RuntimeChooses = -1;

    private static readonly string[] UsedUp =
        ["Available memory of", "Failed to allocate memory", "bad allocation", "bad_alloc", "supported maximum of"];

    // An allocator belongs to the process; it can be made only once.
    private static readonly Lazy<bool> Allocator = new(Register);

    /// <summary>Holds a session to the budget of memory.</summary>
    /// <param name="options">The session's options.</param>
    public static void Apply(SessionOptions options)
    {
        _ = Allocator.Value;
        options.AddSessionConfigEntry("session.use_env_allocators", "1");
    }

    /// <summary>Whether a model holds operators that compute other operators over and over.</summary>
    /// <param name="operators">Types of its nodes.</param>
    public static bool HasLoops(IReadOnlySet<string> operators) => operators.Contains("Loop") || operators.Contains("Scan");

    /// <summary>Whether an error says that the budget, or the machine's memory, is used up.</summary>
    /// <param name="error">As ONNX Runtime says it.</param>
    public static bool IsUsedUp(OnnxRuntimeException error) =>
        UsedUp.Any(words => error.Message.Contains(words, StringComparison.Ordinal));

    private static bool Register()
    {
        using var place = new OrtMemoryInfo(OrtMemoryInfo.allocatorCPU, OrtAllocatorType.ArenaAllocator, 0, OrtMemType.Default);
        using var arena = new OrtArenaCfg((uint)MemoryGib << 30, RuntimeChooses, RuntimeChooses, RuntimeChooses);
        OrtEnv.Instance().CreateAndRegisterAllocator(place, arena);
        return true;
    }
}

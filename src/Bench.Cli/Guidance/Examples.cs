namespace Bench.Cli.Guidance;

/// <summary>One example of each command, shown below its <c>--help</c>. A test holds every command to one that can be parsed.</summary>
internal static class Examples
{
    private static readonly Dictionary<string, string> All = new()
    {
        ["agree"] = "agree readings.csv --reference expert --predicted model --out agreement",
        ["audit"] = "audit draft-2025 --out audit",
        ["baseline accept"] = "baseline accept reports/run-1 reports/run-2 --name unet --out unet.json",
        ["cancel"] = "cancel reports/run-1",
        ["check-gpu"] = "check-gpu train --libtorch auto --device cuda --precision bf16",
        ["checklist"] = "checklist reports/run-1 --out checklist.md",
        ["cite"] = "cite reports/run-1",
        ["clean"] = "clean --rule largest --data masks --out cleaned",
        ["compare"] = "compare --models reports/a reports/b --out reports/comparison",
        ["completion"] = "completion bash",
        ["curves"] = "curves --data masks --out curves --heart-rate rates.csv",
        ["doctor"] = "doctor --libtorch auto --data Data",
        ["evaluate"] = "evaluate --reference Data --predictions mymodel=masks --out reports/mymodel",
        ["export"] = "export --data Data --format nnunet --out nnunet",
        ["figures"] = "figures reports/run-1 --for double-column --format pdf",
        ["help"] = "help measures",
        ["leaderboard"] = "leaderboard reports --out leaderboard",
        ["merge"] = "merge reports/run-1",
        ["model describe"] = "model describe unet3plus",
        ["predict"] = "predict --data Data --out masks --frames all",
        ["report"] = "report reports/run-1",
        ["review"] = "review --means 0.91,0.90 --sds 0.03,0.03 --n 25",
        ["run"] = "run --data Data --profile paper --libtorch auto --device cuda",
        ["run-task"] = "run-task reports/run-1 --task 3",
        ["serve"] = "serve --port 8901",
        ["split check"] = "split check folds.json --data Data",
        ["split make"] = "split make --data Data --counts 92,13,25 --seed 1 --out split.json",
        ["status"] = "status reports/run-1",
        ["study check"] = "study check study.json --data Data",
        ["study list"] = "study list",
        ["study new"] = "study new Data --name rats --out studies/rats",
        ["synthesize"] = "synthesize --mice 20 --out phantoms",
        ["train built-in"] = "train built-in --out network",
        ["train describe"] = "train describe --profile paper",
        ["train preview-augmentation"] = "train preview-augmentation --data Data --out preview.png",
        ["verify"] = "verify reports/run-1 --data Data",
        ["verify-data"] = "verify-data Data --out manifest.json",
        ["weights describe"] = "weights describe unet.safetensors",
        ["weights export"] = "weights export unet.safetensors --onnx unet.onnx",
        ["weights import"] = "weights import SEG459.h5 --out unet3plus.safetensors",
    };

    /// <summary>The example of a command, without the program's name; null where it has none.</summary>
    /// <param name="words">The words that call it, such as <c>split make</c>.</param>
    public static string? Of(string words) => All.GetValueOrDefault(words);
}

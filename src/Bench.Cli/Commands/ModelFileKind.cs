namespace Bench.Cli.Commands;

/// <summary>What a model file is.</summary>
internal enum ModelFileKind
{
    /// <summary>Weights of one of this program's networks: safetensors or Keras HDF5.</summary>
    Weights,

    /// <summary>An ONNX model.</summary>
    Onnx,

    /// <summary>A TorchScript file.</summary>
    TorchScript,
}

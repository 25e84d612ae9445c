
namespace Bench.Harness.Options;

/// <summary>What a model file is.</summary>
public enum ModelFileKind
{
    /// <summary>Weights of one of this program's networks: safetensors or Keras HDF5.</summary>
    Weights,

    /// <summary>An ONNX model.</summary>
    Onnx,

    /// <summary>A TorchScript file.</summary>
    TorchScript,
}

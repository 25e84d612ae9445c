using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Bench.Learning.Onnx;

/// <summary>Inputs and outputs of ONNX models: in words, and their numbers as float32 whatever the model computes with.</summary>
internal static class OnnxNode
{
    /// <summary>Name, number type and extents, such as <c>'image' Float [?, 1, ?, ?]</c>.</summary>
    public static string Describe(KeyValuePair<string, NodeMetadata> node) =>
        $"'{node.Key}' "
        + (node.Value.OnnxValueType == OnnxValueType.ONNX_TYPE_TENSOR
            ? $"{node.Value.ElementDataType} [{string.Join(", ", node.Value.Dimensions.Select(d => d < 0 ? "?" : $"{d}"))}]"
            : $"{node.Value.OnnxValueType}");

    /// <summary>Whether it is a tensor of float32, float16 or float64.</summary>
    public static bool IsFloatingPoint(NodeMetadata node) =>
        node.OnnxValueType == OnnxValueType.ONNX_TYPE_TENSOR
            && node.ElementDataType is TensorElementType.Float or TensorElementType.Float16 or TensorElementType.Double;

    /// <summary>Whether it is a tensor that can hold class scores or labels.</summary>
    public static bool IsNumber(NodeMetadata node) => IsFloatingPoint(node)
        || (node.OnnxValueType == OnnxValueType.ONNX_TYPE_TENSOR
            && node.ElementDataType is TensorElementType.UInt8
                or TensorElementType.Int8
                or TensorElementType.Int16
                or TensorElementType.Int32
                or TensorElementType.Int64);

    /// <summary>A tensor of the type that a model takes.</summary>
    /// <param name="values">Numbers, last axis fastest.</param>
    /// <param name="shape">Extents.</param>
    /// <param name="type">One that <see cref="IsFloatingPoint"/> accepts.</param>
    public static OrtValue ToTensor(float[] values, long[] shape, TensorElementType type) => type switch
    {
        TensorElementType.Float16 => OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(values, v => (Float16)v), shape),
        TensorElementType.Double => OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(values, v => (double)v), shape),
        _ => OrtValue.CreateTensorValueFromMemory(values, shape),
    };

    /// <summary>The numbers of a tensor of a type that <see cref="IsNumber"/> accepts.</summary>
    public static float[] ToSingles(OrtValue value) => value.GetTensorTypeAndShape().ElementDataType switch
    {
        TensorElementType.Float16 => Array.ConvertAll(value.GetTensorDataAsSpan<Float16>().ToArray(), v => (float)v),
        TensorElementType.Double => Array.ConvertAll(value.GetTensorDataAsSpan<double>().ToArray(), v => (float)v),
        TensorElementType.UInt8 => Array.ConvertAll(value.GetTensorDataAsSpan<byte>().ToArray(), v => (float)v),
        TensorElementType.Int8 => Array.ConvertAll(value.GetTensorDataAsSpan<sbyte>().ToArray(), v => (float)v),
        TensorElementType.Int16 => Array.ConvertAll(value.GetTensorDataAsSpan<short>().ToArray(), v => (float)v),
        TensorElementType.Int32 => Array.ConvertAll(value.GetTensorDataAsSpan<int>().ToArray(), v => (float)v),
        TensorElementType.Int64 => Array.ConvertAll(value.GetTensorDataAsSpan<long>().ToArray(), v => (float)v),
        _ => value.GetTensorDataAsSpan<float>().ToArray(),
    };
}

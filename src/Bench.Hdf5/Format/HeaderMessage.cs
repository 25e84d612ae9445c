namespace Bench.Hdf5.Format;

/// <summary>One message of an object header.</summary>
/// <param name="Type">What it says; see the constants.</param>
/// <param name="IsShared">Whether it only says where the message is.</param>
/// <param name="Data">Its bytes.</param>
internal readonly record struct HeaderMessage(int Type, bool IsShared, byte[] Data)
{
    /// <summary>Extent of a data set.</summary>
    public const int Dataspace = 0x01;

    /// <summary>Type of its numbers.</summary>
    public const int Datatype = 0x03;

    /// <summary>Where a group keeps its links, if not here.</summary>
    public const int LinkInfo = 0x02;

    /// <summary>What stands where nothing was written, as HDF5 up to 1.4 says it.</summary>
    public const int OldFillValue = 0x04;

    /// <summary>What stands where nothing was written.</summary>
    public const int FillValue = 0x05;

    /// <summary>Names of other files that hold the data.</summary>
    public const int ExternalFiles = 0x07;

    /// <summary>How and where the data lie.</summary>
    public const int Layout = 0x08;

    /// <summary>Filters that chunks went through.</summary>
    public const int Filters = 0x0b;

    /// <summary>An attribute.</summary>
    public const int Attribute = 0x0c;

    /// <summary>Where attributes are that found no place in the header.</summary>
    public const int AttributesElsewhere = 0x15;

    /// <summary>Where the header goes on.</summary>
    public const int Continuation = 0x10;

    /// <summary>Where a group keeps its names and objects.</summary>
    public const int SymbolTable = 0x11;
}

namespace Swamp.Sdk;

/// <summary>What a driver may use while a method runs.</summary>
public interface IDriverContext
{
    /// <summary>Shows and keeps a line.</summary>
    /// <param name="line">The line.</param>
    void Log(string line);

    /// <summary>Stores a resource of the model at once; <see cref="DriverOutput.Stored"/> makes an output of it.</summary>
    /// <param name="spec">Name of the specification.</param>
    /// <param name="name">Name of the data item.</param>
    /// <param name="content">Anything that has a form in JSON.</param>
    /// <param name="options">What this write changes of the specification.</param>
    Task<DataHandle> WriteResourceAsync(string spec, string name, object? content, WriteOptions? options = null);

    /// <summary>A writer for one version of a file of the model; for content that is large or comes piece by piece.</summary>
    /// <param name="spec">Name of the specification.</param>
    /// <param name="name">Name of the data item.</param>
    /// <param name="options">What this write changes of the specification.</param>
    IFileWriter CreateFileWriter(string spec, string name, WriteOptions? options = null);
}

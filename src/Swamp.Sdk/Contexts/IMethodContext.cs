namespace Swamp.Sdk;

/// <summary>What a method may use while it runs.</summary>
public interface IMethodContext : ICheckContext
{
    /// <summary>Stores a new version of a resource.</summary>
    /// <typeparam name="T">The content.</typeparam>
    /// <param name="spec">The specification.</param>
    /// <param name="name">Name of the data item.</param>
    /// <param name="content">The content.</param>
    /// <param name="options">What this write changes of the specification.</param>
    Task<DataHandle> WriteResourceAsync<T>(ResourceSpec<T> spec, string name, T content, WriteOptions? options = null);

    /// <summary>Stores a new version of a resource whose specification is known by name only.</summary>
    /// <param name="spec">Name of the specification.</param>
    /// <param name="name">Name of the data item.</param>
    /// <param name="content">Anything that has a form in JSON.</param>
    /// <param name="options">What this write changes of the specification.</param>
    Task<DataHandle> WriteResourceAsync(string spec, string name, object? content, WriteOptions? options = null);

    /// <summary>Marks a resource of this model as deleted; false when there is none.</summary>
    /// <param name="name">Name of the data item.</param>
    Task<bool> DeleteResourceAsync(string name);

    /// <summary>A writer for one version of a file. Nothing is stored before it is complete.</summary>
    /// <param name="spec">The specification.</param>
    /// <param name="name">Name of the data item.</param>
    /// <param name="options">What this write changes of the specification.</param>
    IFileWriter CreateFileWriter(FileSpec spec, string name, WriteOptions? options = null);

    /// <summary>A writer for one version of a file whose specification is known by name only.</summary>
    /// <param name="spec">Name of the specification.</param>
    /// <param name="name">Name of the data item.</param>
    /// <param name="options">What this write changes of the specification.</param>
    IFileWriter CreateFileWriter(string spec, string name, WriteOptions? options = null);
}

namespace Swamp.Sdk;

/// <summary>A kind of file that a model writes: <c>public static readonly FileSpec Log = new("log", "text/plain");</c> in the class of the model.</summary>
public sealed record FileSpec : OutputSpec
{
    /// <summary>Declares the file.</summary>
    /// <param name="name">Name of the specification, unique within the model.</param>
    /// <param name="contentType">Media type, such as <c>text/plain</c>.</param>
    public FileSpec(string name, string contentType = "application/octet-stream")
        : base(name) => ContentType = contentType;

    /// <summary>Media type.</summary>
    public string ContentType { get; }

    /// <summary>Whether content may be read while it is written. Default: no.</summary>
    public bool Streaming { get; init; }
}

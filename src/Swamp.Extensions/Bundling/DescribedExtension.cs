using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Swamp.Extensions.Hosting;

namespace Swamp.Extensions.Bundling;

/// <summary>What is kept of an extension once it was loaded: enough to list, describe and validate it without running anything.</summary>
internal sealed record DescribedExtension
{
    /// <summary>Version of this shape and of what makes it; another one is made anew.</summary>
    public const int CurrentFormat = 3;

    /// <summary>Version of the shape.</summary>
    public required int Format { get; init; }

    /// <summary>State of the source it was made from.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>What the module says of itself; null when it is broken.</summary>
    public JsonObject? Description { get; init; }

    /// <summary>What is wrong with it.</summary>
    public string? Problem { get; init; }

    /// <summary>Name of the bundle beside this file; null when the source is run.</summary>
    public string? Bundle { get; init; }

    /// <summary>SHA-256 of the bundle, lower-case hex.</summary>
    public string? BundleHash { get; init; }

    /// <summary>Why there is no bundle.</summary>
    public string? BundleProblem { get; init; }

    /// <summary>SHA-256 of the description and the problem, lower-case hex: a file that something else wrote is not believed.</summary>
    public string? Hash { get; init; }

    /// <summary>Whether it is as it was written.</summary>
    [JsonIgnore]
    public bool IsIntact => (Description is not null || Problem is not null) && Hash == Compute();

    /// <summary>The same with its hash.</summary>
    public DescribedExtension Sealed() => this with { Hash = Compute() };

    private string Compute() => HostFiles.Hash(Encoding.UTF8.GetBytes($"{Bundle}\n{BundleHash}\n{Problem}\n{Description?.ToJsonString()}"));
}

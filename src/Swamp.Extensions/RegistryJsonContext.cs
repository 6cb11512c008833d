using System.Text.Json.Serialization;
using Swamp.Engine.Identity;
using Swamp.Extensions.Installing;
using Swamp.Extensions.Registries;
using Swamp.Extensions.Registries.Http;
using Swamp.Extensions.Registries.Oci;
using Swamp.Extensions.Signing;

namespace Swamp.Extensions;

/// <summary>Shapes of lockfiles and registries.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(UtcTimeConverter)],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(Dictionary<string, LockEntry>))]
[JsonSerializable(typeof(Dictionary<string, FileState>))]
[JsonSerializable(typeof(ExtensionRecord))]
[JsonSerializable(typeof(VersionState))]
[JsonSerializable(typeof(ExtensionState))]
[JsonSerializable(typeof(OciManifest))]
[JsonSerializable(typeof(OciTagList))]
[JsonSerializable(typeof(OciCatalog))]
[JsonSerializable(typeof(OciErrors))]
[JsonSerializable(typeof(OciToken))]
[JsonSerializable(typeof(DockerConfig))]
[JsonSerializable(typeof(HelperAnswer))]
[JsonSerializable(typeof(OciIndex))]
[JsonSerializable(typeof(ExtensionSignature))]
[JsonSerializable(typeof(IReadOnlyList<TrustedKey>))]
[JsonSerializable(typeof(ApiExtension))]
[JsonSerializable(typeof(ApiLatest))]
[JsonSerializable(typeof(ApiVersions))]
[JsonSerializable(typeof(ApiSearch))]
[JsonSerializable(typeof(ApiChecksum))]
[JsonSerializable(typeof(ApiUpload))]
[JsonSerializable(typeof(ApiRefusal))]
internal sealed partial class RegistryJsonContext : JsonSerializerContext;

using System.Text.Json.Serialization;
using Swamp.Engine.Identity;

namespace Swamp.Operations.Registry;

/// <summary>JSON shapes of this feature.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(UtcTimeConverter)],
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AutoTrustRequest))]
[JsonSerializable(typeof(AutoTrustResult))]
[JsonSerializable(typeof(Dictionary<string, UpdateCheck>))]
[JsonSerializable(typeof(DeprecateRequest))]
[JsonSerializable(typeof(DeprecateResult))]
[JsonSerializable(typeof(ExtensionInfoRequest))]
[JsonSerializable(typeof(ExtensionInfoResult))]
[JsonSerializable(typeof(FormatRequest))]
[JsonSerializable(typeof(FormatResult))]
[JsonSerializable(typeof(QualityRequest))]
[JsonSerializable(typeof(QualityResult))]
[JsonSerializable(typeof(KeyAddRequest))]
[JsonSerializable(typeof(KeyRemoveRequest))]
[JsonSerializable(typeof(KeyListRequest))]
[JsonSerializable(typeof(KeyListResult))]
[JsonSerializable(typeof(KeyChangeResult))]
[JsonSerializable(typeof(InstallRequest))]
[JsonSerializable(typeof(InstallResult))]
[JsonSerializable(typeof(ListExtensionsRequest))]
[JsonSerializable(typeof(ListExtensionsResult))]
[JsonSerializable(typeof(NextVersionRequest))]
[JsonSerializable(typeof(NextVersionResult))]
[JsonSerializable(typeof(OutdatedRequest))]
[JsonSerializable(typeof(OutdatedResult))]
[JsonSerializable(typeof(PromoteRequest))]
[JsonSerializable(typeof(PromoteResult))]
[JsonSerializable(typeof(PullRequest))]
[JsonSerializable(typeof(PullResult))]
[JsonSerializable(typeof(PushRequest))]
[JsonSerializable(typeof(PushResult))]
[JsonSerializable(typeof(RemoveExtensionRequest))]
[JsonSerializable(typeof(RemoveExtensionResult))]
[JsonSerializable(typeof(SearchExtensionsRequest))]
[JsonSerializable(typeof(SearchExtensionsResult))]
[JsonSerializable(typeof(TrustChangeRequest))]
[JsonSerializable(typeof(TrustChangeResult))]
[JsonSerializable(typeof(TrustListRequest))]
[JsonSerializable(typeof(TrustListResult))]
[JsonSerializable(typeof(UpdateRequest))]
[JsonSerializable(typeof(UpdateResult))]
[JsonSerializable(typeof(YankRequest))]
[JsonSerializable(typeof(YankResult))]
internal sealed partial class RegistryJsonContext : JsonSerializerContext;

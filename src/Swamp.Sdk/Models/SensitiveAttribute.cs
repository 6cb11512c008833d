namespace Swamp.Sdk;

/// <summary>
/// Marks a member as secret. An argument is hidden in logs and records; a member of a resource is kept in a vault, and the stored data holds a reference to it.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Field)]
public sealed class SensitiveAttribute : Attribute;

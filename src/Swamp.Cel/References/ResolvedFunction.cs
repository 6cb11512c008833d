namespace Swamp.Cel;

/// <summary>Which function a call means.</summary>
/// <param name="Name">Its name, qualified when it is namespaced.</param>
/// <param name="IsReceiver">True when the target of the call is its first argument.</param>
/// <param name="IsKnown">False when there is no function of that name and style.</param>
internal readonly record struct ResolvedFunction(string Name, bool IsReceiver, bool IsKnown);

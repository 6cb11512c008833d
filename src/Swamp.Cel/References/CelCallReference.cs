namespace Swamp.Cel;

/// <summary>A call of a function.</summary>
/// <param name="Name">The name; qualified for a namespaced function (<c>data.latest</c>).</param>
/// <param name="Target">The path of the receiver when it is one (<c>["a", "b"]</c> for <c>a.b.f()</c>); empty otherwise.</param>
/// <param name="IsReceiver">True when the call is made on a value.</param>
/// <param name="Arguments">The arguments without the receiver; null for every one that is not a literal.</param>
/// <param name="ResultPath">The names selected from the result: <c>["attributes", "x"]</c> for <c>f().attributes.x</c>.</param>
/// <param name="Offset">Where the call begins in the source, in UTF-16 units from 0.</param>
/// <param name="Length">How long the call is in the source, without <paramref name="ResultPath"/>.</param>
public sealed record CelCallReference(
    string Name,
    IReadOnlyList<string> Target,
    bool IsReceiver,
    IReadOnlyList<CelValue?> Arguments,
    IReadOnlyList<string> ResultPath,
    int Offset,
    int Length);

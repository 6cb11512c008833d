namespace Swamp.Cel;

/// <summary>
/// A function of the host. A name with dots is called qualified (<c>data.latest("m", "n")</c>), found before the receiver is evaluated; a
/// receiver style function is called on a value (<c>name.upper()</c>), which is then its first argument.
/// </summary>
public sealed class CelFunction
{
    private CelFunction(string name, bool isReceiver, int minimum, int maximum) =>
        (Name, IsReceiver, MinimumArguments, MaximumArguments) = (name, isReceiver, minimum, maximum);

    /// <summary>Name as it is called.</summary>
    public string Name { get; }

    /// <summary>Whether it is called on a value.</summary>
    public bool IsReceiver { get; }

    /// <summary>Fewest arguments, the receiver included.</summary>
    public int MinimumArguments { get; }

    /// <summary>Most arguments, the receiver included.</summary>
    public int MaximumArguments { get; }

    /// <summary>Whether its result has to be waited for.</summary>
    public bool IsAsync => Async is not null;

    internal Func<IReadOnlyList<CelValue>, CelValue>? Sync { get; private init; }

    internal Func<IReadOnlyList<CelValue>, CancellationToken, ValueTask<CelValue>>? Async { get; private init; }

    /// <summary>A function that computes its result.</summary>
    public static CelFunction Create(string name, int minimum, int maximum, Func<IReadOnlyList<CelValue>, CelValue> body, bool isReceiver = false) =>
        new(name, isReceiver, minimum, maximum) { Sync = body };

    /// <summary>A function whose result has to be waited for. Called once for the same arguments within an evaluation.</summary>
    public static CelFunction CreateAsync(
        string name, int minimum, int maximum, Func<IReadOnlyList<CelValue>, CancellationToken, ValueTask<CelValue>> body, bool isReceiver = false) =>
        new(name, isReceiver, minimum, maximum) { Async = body };
}

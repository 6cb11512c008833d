namespace Swamp.Cel;

/// <summary>
/// A function of the host with one typed signature. More signatures of the same name are more instances. A namespaced function has dots in
/// its name (<c>data.latest</c>) and is found before <c>data</c> is taken for a variable; a receiver-style one is called as <c>x.name()</c>.
/// </summary>
public sealed class CelFunction
{
    private CelFunction(
        string name, bool isReceiver, IReadOnlyList<CelType> parameters, CelType result, CelFunctionBody? body, CelAsyncFunctionBody? asyncBody)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(result);
        if (isReceiver && parameters.Count == 0) throw new ArgumentException("A receiver-style function needs the receiver's type.", nameof(parameters));
        Name = name;
        IsReceiver = isReceiver;
        Parameters = parameters;
        Result = result;
        Body = body;
        AsyncBody = asyncBody;
    }

    /// <summary>The name, with dots for a namespaced function.</summary>
    public string Name { get; }

    /// <summary>True when it is called on a value; the first parameter is then the receiver.</summary>
    public bool IsReceiver { get; }

    /// <summary>Types of the parameters, the receiver's first.</summary>
    public IReadOnlyList<CelType> Parameters { get; }

    /// <summary>Type of the result.</summary>
    public CelType Result { get; }

    /// <summary>True when the function waits and needs <see cref="CelProgram.EvaluateAsync"/>.</summary>
    public bool IsAsync => AsyncBody is not null;

    internal CelFunctionBody? Body { get; }

    internal CelAsyncFunctionBody? AsyncBody { get; }

    /// <summary>A function called as <c>name(…)</c> or <c>space.name(…)</c>.</summary>
    public static CelFunction Create(string name, IReadOnlyList<CelType> parameters, CelType result, CelFunctionBody body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return new(name, isReceiver: false, parameters, result, body, null);
    }

    /// <summary>A function called as <c>receiver.name(…)</c>.</summary>
    public static CelFunction CreateReceiver(string name, IReadOnlyList<CelType> parameters, CelType result, CelFunctionBody body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return new(name, isReceiver: true, parameters, result, body, null);
    }

    /// <summary>A waiting function called as <c>name(…)</c> or <c>space.name(…)</c>.</summary>
    public static CelFunction CreateAsync(string name, IReadOnlyList<CelType> parameters, CelType result, CelAsyncFunctionBody body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return new(name, isReceiver: false, parameters, result, null, body);
    }

    /// <summary>A waiting function called as <c>receiver.name(…)</c>.</summary>
    public static CelFunction CreateReceiverAsync(string name, IReadOnlyList<CelType> parameters, CelType result, CelAsyncFunctionBody body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return new(name, isReceiver: true, parameters, result, null, body);
    }

    internal bool Takes(ReadOnlySpan<CelValue> args)
    {
        if (args.Length != Parameters.Count) return false;
        for (var i = 0; i < args.Length; i++)
        {
            if (!CelTypes.Accepts(Parameters[i], args[i])) return false;
        }

        return true;
    }
}

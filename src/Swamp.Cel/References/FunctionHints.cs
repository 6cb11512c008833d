using System.Text;

namespace Swamp.Cel;

/// <summary>What to say of a call that means no function: the name, how it is called otherwise, and the name that was probably meant.</summary>
internal static class FunctionHints
{
    /// <summary>The message, and the name that looks like the one that is not there.</summary>
    public static (string Message, string? Suggestion) For(CelEnvironment environment, CallExpr call, ResolvedFunction resolved)
    {
        var name = resolved.Name;
        if (call.Target is not null && Macros.OnValues.TryGetValue(name, out var counts))
        {
            return ($"the macro '{name}' takes {counts} arguments, and these are {call.Args.Length}", null);
        }

        if (OtherStyle(environment, resolved) is { } form) return ($"undeclared function '{name}'; it is called as {form}", null);
        var full = call.Target is not null && QualifiedName.Root(call.Target) is not null ? Full(call) : null;
        if (full is not null && Suggestions.Nearest(full, Names(environment, isReceiver: false).Where(static n => n.Contains('.', StringComparison.Ordinal))) is { } qualified)
        {
            return ($"undeclared function '{full}'", qualified);
        }

        // What stands before may be a namespace that there is not; then only a slip of the pen is worth a guess.
        var candidates = Names(environment, resolved.IsReceiver).Concat(resolved.IsReceiver ? Macros.OnValues.Keys : ["has"]);
        return ($"undeclared function '{name}'", Suggestions.Nearest(name, candidates, full is null ? int.MaxValue : 1));
    }

    private static string Full(CallExpr call)
    {
        var text = new StringBuilder();
        QualifiedName.Append(text, call.Target!);
        return text.Append('.').Append(call.Function).ToString();
    }

    private static IEnumerable<string> Names(CelEnvironment environment, bool isReceiver) =>
        Library.NamesOf(environment, isReceiver).Concat(environment.FunctionNamesOf(isReceiver));

    /// <summary>How a function is called that was called as a global one and is not, or the other way round.</summary>
    private static string? OtherStyle(CelEnvironment environment, ResolvedFunction resolved)
    {
        var forms = Declarations.Find(environment, resolved.Name, !resolved.IsReceiver);
        return forms.Count == 0 ? null : CallForms.Write(resolved.Name, !resolved.IsReceiver, forms[0].Parameters);
    }
}

using System.Text;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Repositories;

/// <summary><c>~</c>, <c>$NAME</c> and <c>${NAME}</c> in paths of settings (DS-4).</summary>
public static class PathVariables
{
    /// <summary>Replaces a leading <c>~</c> and the variables.</summary>
    /// <param name="path">The path as written.</param>
    /// <param name="environment">Where values come from.</param>
    /// <param name="setting">Name of the setting, for the message.</param>
    /// <exception cref="SwampException">A variable, or the home directory, is not set.</exception>
    public static string Expand(string path, SwampEnvironment environment, string setting)
    {
        var expanded = new StringBuilder(path.Length + 32);
        var at = 0;
        if (path is "~" || path.StartsWith("~/", StringComparison.Ordinal))
        {
            expanded.Append(environment.Home ?? throw Unset("HOME", path, setting));
            at = 1;
        }

        while (at < path.Length)
        {
            var (name, length) = path[at] == '$' ? VariableAt(path, at) : (null, 0);
            if (name is null)
            {
                expanded.Append(path[at++]);
                continue;
            }

            expanded.Append(environment.Text(name) ?? throw Unset(name, path, setting));
            at += length;
        }

        return expanded.ToString();
    }

    /// <summary>Writes a path below the home directory with a leading <c>~</c>, so that a shared file suits every user.</summary>
    public static string Collapse(string path, SwampEnvironment environment)
    {
        if (environment.Home is not { Length: > 1 } home)
        {
            return path;
        }

        home = home.TrimEnd('/');
        if (path == home)
        {
            return "~";
        }

        return path.StartsWith(home + "/", StringComparison.Ordinal) ? "~" + path[home.Length..] : path;
    }

    private static (string? Name, int Length) VariableAt(string path, int at)
    {
        if (at + 1 < path.Length && path[at + 1] == '{')
        {
            var close = path.IndexOf('}', at + 2);
            return close > at + 2 ? (path[(at + 2)..close], close - at + 1) : (null, 0);
        }

        var end = at + 1;
        while (end < path.Length && (path[end] == '_' || char.IsAsciiLetterOrDigit(path[end])))
        {
            end++;
        }

        return end > at + 1 && !char.IsAsciiDigit(path[at + 1]) ? (path[(at + 1)..end], end - at) : (null, 0);
    }

    private static SwampException Unset(string variable, string path, string setting) => new(
        ErrorCodes.InvalidArgument,
        $"{setting} \"{path}\" uses the environment variable {variable}, which is not set",
        $"Set {variable}, or write the path without it.");
}

using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;

namespace Swamp.Runner.Describing;

/// <summary>
/// The rules that an object's own attributes and code make. The validator of the base library is not asked, since it remembers every type for ever, which
/// would keep each state of an extension in memory.
/// </summary>
internal static class ValidationRules
{
    /// <summary>What an object breaks: the message and the member, as JSON names it.</summary>
    public static IEnumerable<(string Message, string Member)> Broken(object? value)
    {
        if (value is null)
        {
            yield break;
        }

        foreach (var property in value.GetType().GetProperties().Where(static p => p.CanRead && p.GetIndexParameters().Length == 0))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var context = new ValidationContext(value, name, null, null) { MemberName = property.Name };
            foreach (var rule in property.GetCustomAttributes<ValidationAttribute>())
            {
                if (rule.GetValidationResult(property.GetValue(value), context) is { } broken)
                {
                    yield return (broken.ErrorMessage ?? "does not fit", name);
                }
            }
        }

        if (value is IValidatableObject own)
        {
            foreach (var broken in own.Validate(new ValidationContext(value, value.GetType().Name, null, null)).OfType<ValidationResult>())
            {
                yield return (broken.ErrorMessage ?? "does not fit", string.Join(", ", broken.MemberNames.Select(JsonNamingPolicy.CamelCase.ConvertName)));
            }
        }
    }
}

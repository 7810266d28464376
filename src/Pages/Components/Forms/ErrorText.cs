using System.Text.RegularExpressions;
using CreditFunctions.Core;

namespace CreditFunctions.Pages.Components;

/// <summary>
/// The text of an error: of its code and field (<c>Problems.Error.code@parties.name</c>), else of its code, else its message.
/// </summary>
internal static partial class ErrorText
{
    public static string Of(Texts texts, Error error)
    {
        var key = $"Problems.Error.{error.Code}";
        var text = (error.Field is null ? null : texts.Find($"{key}@{Indices().Replace(error.Field, "")}")) ?? texts.Find(key);
        return text is null
            ? error.Message
            : Places().Replace(text, place => ValueOf(texts, error, place.Groups["name"].Value) ?? place.Value);
    }

    private static string? ValueOf(Texts texts, Error error, string name) =>
        error.Arguments.GetValueOrDefault(name) switch
        {
            { } state when name == "state" => texts.Find($"Applications.State.{state}") ?? state,
            { } kinds when name == "eligible" => string.Join(
                texts["Components.ListSeparator"],
                kinds.Split(", ").Select(kind => texts.Find($"Rounds.UnitType.{kind}") ?? kind)
            ),
            { } severities when name == "severities" => string.Join(
                texts["Components.ListSeparator"],
                severities.Split(", ").Select(severity => texts.Find($"Cases.Severity.{severity}") ?? severity)
            ),
            { } seat when name == "seat" => texts.Find($"Cases.Seat.{seat}") ?? seat,
            { } document when name == "document" => texts.Find($"Applications.Document.{document}") ?? document,
            var value => value,
        };

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Indices();

    [GeneratedRegex(@"\{(?<name>\w+)\}")]
    private static partial Regex Places();
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CreditFunctions.Core.Reviews;

/// <summary>
/// Id of a task of an application or round: step, subject (<c>u1.CourtEnforcement</c>; empty where the step has one object), ordinal and
/// officer. Written <c>Step~Subject~Ordinal~Officer</c>.
/// </summary>
[JsonConverter(typeof(TextValueConverter<TaskKey>))]
public readonly record struct TaskKey(ReviewStep Step, string Subject, int Ordinal, string OfficerId) : ITextValue<TaskKey>
{
    private const char Separator = '~';

    [JsonIgnore]
    public string Value => string.Join(Separator, Step, Subject, Ordinal, OfficerId);

    public static bool TryParse([NotNullWhen(true)] string? text, out TaskKey value)
    {
        value = default;
        if (
            text?.Split(Separator) is not [var step, var subject, var ordinal, var officer]
            || !ReviewStep.TryParse(step, out var parsedStep)
            || !int.TryParse(ordinal, out var parsedOrdinal)
        )
        {
            return false;
        }

        // One key has one text: signs and leading zeros would be further texts for the same task.
        var key = new TaskKey(parsedStep, subject, parsedOrdinal, officer);
        var isWrittenSo = key.Value == text;
        value = isWrittenSo ? key : default;
        return isWrittenSo;
    }

    /// <summary>Parses a key written by this app.</summary>
    /// <exception cref="FormatException">The text is not a task key.</exception>
    public static TaskKey Of(string text) => TryParse(text, out var key) ? key : throw new FormatException($"'{text}' is no task key.");

    public override string ToString() => Value;
}

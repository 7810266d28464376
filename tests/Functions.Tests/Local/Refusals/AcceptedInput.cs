using System.Text.RegularExpressions;

namespace CreditFunctions.Functions.Tests.Local.Refusals;

/// <summary>Values that violate the description and are still not refused with code and field; <c>*</c> matches anything.</summary>
/// <param name="Operation">Ids of operations, separated by spaces.</param>
/// <param name="Input">Names of inputs.</param>
/// <param name="Kinds">Kinds of wrong values, separated by <c>|</c>.</param>
/// <param name="Reason">Why this is correct.</param>
internal sealed record AcceptedInput(string Operation, string Input, string Kinds, string Reason)
{
    public bool Covers(WrongInputResponse answer) =>
        IsAbout(answer) && Kinds.Split('|').Any(pattern => Matches(pattern, answer.Wrong.Kind));

    /// <summary>Whether a response concerns such an input.</summary>
    public bool IsAbout(WrongInputResponse answer) =>
        Operation.Split(' ').Any(pattern => Matches(pattern, answer.Operation))
        && Input.Split('|').Any(pattern => Matches(pattern, answer.Wrong.Input));

    private static bool Matches(string pattern, string text) =>
        Regex.IsMatch(text, $"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)}$");
}

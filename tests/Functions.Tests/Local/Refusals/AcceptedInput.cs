using System.Text.RegularExpressions;

namespace CreditFunctions.Functions.Tests.Local.Refusals;

/// <summary>Values that look wrong by the description and are answered otherwise all the same; <c>*</c> stands for anything.</summary>
/// <param name="Operation">Ids of operations, separated by spaces.</param>
/// <param name="Input">Which inputs.</param>
/// <param name="Kinds">Which kinds of wrong values, separated by <c>|</c>.</param>
/// <param name="Reason">Why it is right so.</param>
internal sealed record AcceptedInput(string Operation, string Input, string Kinds, string Reason)
{
    public bool Covers(WrongInputResponse answer) =>
        IsAbout(answer) && Kinds.Split('|').Any(pattern => Matches(pattern, answer.Wrong.Kind));

    /// <summary>Whether an answer is about such an input, whatever was wrong with it.</summary>
    public bool IsAbout(WrongInputResponse answer) =>
        Operation.Split(' ').Any(pattern => Matches(pattern, answer.Operation))
        && Input.Split('|').Any(pattern => Matches(pattern, answer.Wrong.Input));

    private static bool Matches(string pattern, string text) =>
        Regex.IsMatch(text, $"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)}$");
}

namespace CreditFunctions.Pages.Desk;

/// <summary>What a printed sheet is called.</summary>
internal static class SheetNames
{
    /// <param name="kind">Key of its name: <c>Ranking</c>.</param>
    /// <param name="number">Of the pass, promotion, notice or document.</param>
    /// <param name="ordinal">2 for the second resolution on the same pass, and its concurrence.</param>
    public static string Of(Texts texts, string kind, int number, int ordinal)
    {
        var name = texts.Format($"Desk.Sheet.{kind}", number);
        return ordinal > 1 ? texts.Format("Desk.Sheet.Again", name, ordinal) : name;
    }
}

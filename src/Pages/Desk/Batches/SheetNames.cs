namespace CreditFunctions.Pages.Desk;

/// <summary>Names of printed sheets.</summary>
internal static class SheetNames
{
    /// <param name="kind">Key of its name, such as <c>Ranking</c>.</param>
    /// <param name="number">Of the batch, promotion, notice or document.</param>
    /// <param name="ordinal">2 for the second resolution on the same batch and its concurrence.</param>
    public static string Of(Texts texts, Formats formats, string kind, int number, int ordinal)
    {
        var name = texts.Format($"Desk.Sheet.{kind}", kind is "Notice" or "Award" ? formats.Batch(number) : number);
        return ordinal > 1 ? texts.Format("Desk.Sheet.Again", name, ordinal) : name;
    }
}

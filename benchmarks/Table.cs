namespace CreditFunctions.Benchmarks;

/// <summary>Prints a table of three columns: name, value and target.</summary>
internal static class Table
{
    public static void Begin()
    {
        Console.WriteLine("| what | figure | target |");
        Console.WriteLine("|---|---|---|");
    }

    public static void Row(string what, string figure, string target = "") => Console.WriteLine($"| {what} | {figure} | {target} |");
}

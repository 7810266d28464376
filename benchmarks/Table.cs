namespace CreditFunctions.Benchmarks;

/// <summary>Prints figures as a table of three columns: what, how much, and what is asked for.</summary>
internal static class Table
{
    public static void Begin()
    {
        Console.WriteLine("| what | figure | target |");
        Console.WriteLine("|---|---|---|");
    }

    public static void Row(string what, string figure, string target = "") => Console.WriteLine($"| {what} | {figure} | {target} |");
}

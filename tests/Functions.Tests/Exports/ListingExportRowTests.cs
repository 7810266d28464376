using CreditFunctions.Core.Listings;

namespace CreditFunctions.Functions.Tests.Exports;

public sealed class ListingExportRowTests
{
    /// <summary>The schema for other platforms.</summary>
    [Fact]
    public void Columns_AreThoseOfTheDocument()
    {
        var documented = File.ReadAllLines(Repository.PathOf("docs", "listing-export.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal));

        Assert.Equal(
            ListingExportRow.Columns.Select(column =>
                $"| `{column.Name}` | {column.Meaning} | {column.MaxLength} | {(column.IsRequired ? "yes" : "where it applies")} |"
            ),
            documented
        );
    }
}

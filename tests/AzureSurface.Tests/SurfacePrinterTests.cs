namespace CreditFunctions.AzureSurface.Tests;

/// <summary>The printer shows what the file shows, and tells apart what differs.</summary>
public sealed class SurfacePrinterTests
{
    [Fact]
    public void Print_ClassWithEveryKindOfMember_WritesTheFilesFormat()
    {
        var printed = SurfacePrinter.Print(typeof(Sample));

        Assert.Equal("abstract class CreditFunctions.AzureSurface.Tests.Sample : Attribute", printed.Heading);
        Assert.Equal(
            new[]
            {
                "protected ctor(string name)",
                "string Name { get; }",
                "abstract TimeSpan? Wait { get; init; }",
                "protected virtual IReadOnlyList<string[]> Rows { get; }",
                "static void Run<T>(T value, double factor = 1, bool quiet = true, CancellationToken cancellation = default)",
                "static string op_Implicit(Sample value)",
            }.Order(StringComparer.Ordinal),
            printed.Members.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Missing_OtherHeadingAndUnknownMember_NamesBoth()
    {
        var real = SurfaceFile.Parse(["# Assembly", "class A.B", "  ctor()", "", "# Notes"]);

        Assert.Empty(Differences.Missing(new SurfaceType("class A.B", ["ctor()"]), real));
        Assert.Equal(
            ["A.B: expected 'class A.B', found 'sealed class A.B'", "A.B: int Size { get; }"],
            Differences.Missing(new SurfaceType("sealed class A.B", ["ctor()", "int Size { get; }"]), real));
        Assert.Equal(["A.C is not in azure-surface.txt"], Differences.Missing(new SurfaceType("class A.C", []), real));
    }
}

/// <summary>One member of each kind that the file knows.</summary>
internal abstract class Sample : Attribute
{
    protected Sample(string name)
    {
        Name = name;
    }

    public string Name { get; private set; }

    public abstract TimeSpan? Wait { get; init; }

    protected virtual IReadOnlyList<string[]> Rows => [];

    public static implicit operator string(Sample value) => value.Name;

    public static void Run<T>(T value, double factor = 1, bool quiet = true, CancellationToken cancellation = default)
    {
    }

    public override string ToString() => Name;
}

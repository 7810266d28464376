using CreditFunctions.Core.Notifications;
using CreditFunctions.Core.Publications;

namespace CreditFunctions.Core.Tests;

/// <summary>Facts are read by type name, which must be unique.</summary>
public sealed class FactTests
{
    public static TheoryData<string, string[]> Stored =>
        new()
        {
            { nameof(Fact), [.. Kinds.Of<Fact>().Select(kind => kind.Name)] },
            { nameof(Notification), [.. Kinds.Of<Notification>().Select(kind => kind.Name)] },
            { nameof(Publication), [.. Kinds.Of<Publication>().Select(kind => kind.Name)] },
        };

    [Theory]
    [MemberData(nameof(Stored))]
    public void Kinds_OfOneBase_HaveNamesOfTheirOwn(string stored, string[] names)
    {
        Assert.True(names.Length > 1, stored);
        Assert.Equal(names.Order(StringComparer.Ordinal), names.Distinct().Order(StringComparer.Ordinal));
    }
}

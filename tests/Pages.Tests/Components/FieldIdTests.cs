using CreditFunctions.Pages.Components;

namespace CreditFunctions.Pages.Tests.Components;

public sealed class FieldIdTests
{
    [Theory]
    [InlineData("reason", "f-reason")]
    [InlineData("parties[1].citizenId", "f-parties-1-citizenId")]
    [InlineData("outcomes[a1]", "f-outcomes-a1")]
    public void Of_Name_IsAPlainId(string name, string id) => Assert.Equal(id, FieldId.Of(name));

    [Fact]
    public void Of_NameInOneOfSeveralForms_BeginsWithTheForm() =>
        Assert.Equal("f-legal-review-choice", FieldId.Of("choice", "legal-review"));

    [Theory]
    [InlineData(false, false, null)]
    [InlineData(true, false, "f-code-hint")]
    [InlineData(false, true, "f-code-error")]
    [InlineData(true, true, "f-code-hint f-code-error")]
    public void DescriptionsOf_Field_NameWhatIsThere(bool hasHint, bool hasError, string? descriptions) =>
        Assert.Equal(descriptions, FieldId.DescriptionsOf("f-code", hasHint, hasError));
}

using CreditFunctions.Core;
using CreditFunctions.Core.Letters;
using CreditFunctions.Pages.Letters;

namespace CreditFunctions.Pages.Tests;

public sealed class LetterModelTests
{
    [Fact]
    public void Letters_EveryKind_HasATemplate() =>
        Assert.All(Kinds.Of<Letter>(), kind => Assert.True(LetterModel.HasTemplate(kind), $"{kind.Name} has no template."));
}

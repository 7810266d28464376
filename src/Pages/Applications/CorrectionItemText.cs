using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;

namespace CreditFunctions.Pages.Applications;

/// <summary>The text of an item that a correction opens.</summary>
public static class CorrectionItemText
{
    public static string Of(Texts texts, CorrectionItem item) =>
        texts.Format(
            $"Applications.CorrectionItem.{item.Kind}",
            item.Key == CorrectionItem.KeyOfDocument(DocumentPolicy.SignedScanKind)
                ? texts["Applications.Document.signed-scan"]
                : item.Subject
        );
}

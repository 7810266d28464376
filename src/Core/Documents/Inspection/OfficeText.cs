using System.Text;
using System.Xml;

namespace CreditFunctions.Core.Documents.Inspection;

/// <summary>Searches one part of an Office document for content and fields.</summary>
internal sealed class OfficeText(Action onContent)
{
    // The instruction of a field can be split over several runs.
    private const int MaxInstruction = 4096;

    private readonly StringBuilder _instruction = new();
    private string _element = "";

    public void Visit(XmlReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                VisitElement(reader);
                break;
            case XmlNodeType.EndElement:
                _element = "";
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                VisitText(reader.Value);
                break;
        }
    }

    private void VisitElement(XmlReader reader)
    {
        _element = reader.LocalName;
        switch (_element)
        {
            case "drawing" or "pict" or "object" or "v" or "f":
                onContent();
                break;
            case "fldSimple":
                Check(reader.GetAttribute("instr", reader.NamespaceURI) ?? "");
                break;
            case "fldChar":
                Check(_instruction.ToString());
                _instruction.Clear();
                break;
            case "ddeLink":
                throw new InspectionStoppedException(DocumentErrors.HasActiveContent());
            case "oleLink":
                throw new InspectionStoppedException(DocumentErrors.HasExternalContent());
        }
    }

    private void VisitText(string text)
    {
        if (_element == "t" && !string.IsNullOrWhiteSpace(text))
        {
            onContent();
        }
        else if (_element == "instrText" && _instruction.Length < MaxInstruction)
        {
            _instruction.Append(text);
        }
    }

    private static void Check(string instruction)
    {
        if (PackageFindings.OfField(instruction) is { } finding)
        {
            throw new InspectionStoppedException(finding);
        }
    }
}

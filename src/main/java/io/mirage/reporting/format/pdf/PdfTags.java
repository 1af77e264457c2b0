package io.mirage.reporting.format.pdf;

import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDObjectReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;

/** The tree that says what every piece of the pages is (ISO 32000-1, 14.7), for those who have it read to them. */
final class PdfTags {

	private final PDStructureTreeRoot root = new PDStructureTreeRoot();
	private final PDStructureElement top;
	/** By the number that a page or an annotation has in the parent tree: the elements of its contents, or its element. */
	private final List<COSBase> parents = new ArrayList<>();

	PdfTags(PDDocument document) {
		PDMarkInfo marked = new PDMarkInfo();
		marked.setMarked(true);
		document.getDocumentCatalog().setMarkInfo(marked);
		document.getDocumentCatalog().setStructureTreeRoot(root);
		top = new PDStructureElement("Document", root);
		root.appendKid(top);
	}

	PDStructureElement top() {
		return top;
	}

	PDStructureElement add(PDStructureElement parent, String type) {
		PDStructureElement element = new PDStructureElement(type, parent);
		parent.appendKid(element);
		return element;
	}

	/** Of an element, in the group of attributes that its owner defines. */
	static void attribute(PDStructureElement element, String owner, String name, COSBase value) {
		COSDictionary attributes = new COSDictionary();
		attributes.setName(COSName.O, owner);
		attributes.setItem(COSName.getPDFName(name), value);
		element.getCOSObject().setItem(COSName.A, attributes);
	}

	void register(PDPage page) {
		page.setStructParents(parents.size());
		page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
		parents.add(new COSArray());
	}

	/** @return the number of a new piece of the page's content, which belongs to the element */
	int mark(PDPage page, PDStructureElement element) {
		COSArray pieces = (COSArray) parents.get(page.getStructParents());
		int number = pieces.size();
		pieces.add(element.getCOSObject());
		if (element.getCOSObject().getDictionaryObject(COSName.PG) == null) {
			element.setPage(page);
		}
		if (element.getCOSObject().getCOSDictionary(COSName.PG) == page.getCOSObject()) {
			element.appendKid(number);
		} else {
			PDMarkedContentReference elsewhere = new PDMarkedContentReference();
			elsewhere.setPage(page);
			elsewhere.setMCID(number);
			element.appendKid(elsewhere);
		}
		return number;
	}

	void link(PDPage page, PDStructureElement element, PDAnnotation annotation) {
		annotation.setStructParent(parents.size());
		parents.add(element.getCOSObject());
		PDObjectReference reference = new PDObjectReference();
		reference.setReferencedObject(annotation);
		reference.setPage(page);
		element.appendKid(reference);
	}

	void end() {
		COSArray numbers = new COSArray();
		for (int i = 0; i < parents.size(); i++) {
			numbers.add(COSInteger.get(i));
			numbers.add(parents.get(i));
		}
		COSDictionary tree = new COSDictionary();
		tree.setItem(COSName.NUMS, numbers);
		root.getCOSObject().setItem(COSName.PARENT_TREE, tree);
		root.setParentTreeNextKey(parents.size());
	}
}

<%@ page language="java" contentType='text/html' %>
<%@ taglib uri="http://example.org/tags" prefix="c" %>
<%-- a comment --%>
<html>
<body class="main">
<%! int count = 0; %>
<c:if test="${not empty user && count > 1}">
  <p>Hello, <%= user.getName() %> &amp; all</p>
</c:if>
<jsp:include page="foot.jsp" />
<% for (int i = 0; i < 3; i++) { out.println("x" + i); } %>
<jsp:expression>new Date()</jsp:expression>
</body>
</html>
